"""The parent of the server's processes."""

from __future__ import annotations

import subprocess
import sys

DOOMED = """
import sys
from syotto.web.processes import Child, run
if __name__ == "__main__":
    run([Child("doomed", sys.exit, (1,))])
"""


def test_a_child_that_ends_again_and_again_takes_the_server_with_it():
    done = subprocess.run([sys.executable, "-c", DOOMED], capture_output=True, text=True)
    assert "The server's doomed ended 5 times within a minute." in done.stderr
    assert done.returncode == 1
