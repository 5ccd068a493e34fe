from generator.publishing.maths import with_formulas_set


def test_formulas_in_a_line_and_displayed_are_set() -> None:
    html = (
        '<p>Let <span class="arithmatex">\\(a &lt; b\\)</span>.</p>'
        '<div class="arithmatex">\\[\nx^2\n\\]</div>'
    )
    done = with_formulas_set(html)
    assert "\\(" not in done
    assert "\\[" not in done
    assert done.count('class="katex"') == 2
    assert done.count("katex-display") == 1
    assert "<mo>&lt;</mo>" in done


def test_the_rest_of_a_page_stays_as_it_is() -> None:
    html = "<p>\\(not a formula\\) and <code>$x$</code></p>"
    assert with_formulas_set(html) == html
