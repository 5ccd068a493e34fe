"""How long `questions check` takes in a large bank: the first time, again, and after one change.

python benchmarks/check.py            # 10,000 short records
python benchmarks/check.py 1000 --real
"""

import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from banks import make_bank


def seconds(root: Path) -> float:
    program = Path(sys.executable).with_name("questions")
    start = time.perf_counter()
    done = subprocess.run([program, "check"], cwd=root, capture_output=True, text=True, check=False)
    assert "errors: 0" in done.stderr, done.stdout[-2000:]
    return time.perf_counter() - start


def main() -> None:
    size = next((int(word) for word in sys.argv[1:] if word.isdigit()), 10_000)
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "bank"
        make_bank(size, root, of_real_records="--real" in sys.argv)
        records = sorted(root.glob("questions/ml-foundations/*.yml"))
        length = sum(each.stat().st_size for each in records) / len(records)
        print(f"records: {size}, of {length / 1024:.1f} KiB")
        # What has just been written is not trusted to have been remembered.
        time.sleep(3)
        print(f"first check:      {seconds(root):6.2f} s")
        print(f"nothing changed:  {seconds(root):6.2f} s")
        changed = records[size // 2]
        changed.write_text(changed.read_text("utf-8") + "# Seen.\n", encoding="utf-8")
        print(f"one file changed: {seconds(root):6.2f} s")
        shutil.rmtree(root / ".questions_cache")
        print(f"first check:      {seconds(root):6.2f} s")


if __name__ == "__main__":
    main()
