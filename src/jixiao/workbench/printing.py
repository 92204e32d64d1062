"""Use case: a report in Word becomes PDF, by the LibreOffice of the machine where there is one."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

SECONDS = 180


def office() -> str | None:
    """Where LibreOffice is; None where it is not installed."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def print_to_pdf(report: Path, *, into: Path) -> Path | None:
    """The PDF of a report in the folder `into`; None when there is no LibreOffice or it did not succeed in three minutes."""
    program = office()
    if program is None:
        return None
    # A profile of its own: two conversions at once would wait for each other's lock, and one of them give up.
    with tempfile.TemporaryDirectory(prefix="jixiao-office-") as profile:
        command = [program, f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", "pdf"]
        try:
            subprocess.run(
                [*command, "--outdir", str(into), str(report)], capture_output=True, timeout=SECONDS, check=True
            )
        except (subprocess.SubprocessError, OSError):
            return None
    made = into / f"{report.stem}.pdf"
    return made if made.is_file() else None
