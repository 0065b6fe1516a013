"""The benchmark runs from end to end, here with tiny numbers; how fast anything is decides nothing."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from benchmarks import report, screens
from benchmarks.__main__ import main

TINY = "--clients 2 --rounds 1 --seconds 0.3 --floor-seconds 0.2 --warm-up 0 --only speed".split()


def test_the_benchmark_measures_journeys_beside_both_floors_and_writes_the_figures(tmp_path: Path, capsys):
    readme = tmp_path / "README.md"
    readme.write_text(f"before\n{report.BEGIN}\nold\n{report.END}\nafter\n")
    where = ["--stored", "20", "--cache", str(tmp_path / "cache"), "--write", "--readme", str(readme)]
    assert main([*TINY, *where]) == 0
    printed = capsys.readouterr().out
    for words in ("bare WSGI answer", "one durable commit", "deposit, 20 payments stored", "of CPU (cTrader"):
        assert words in printed
    assert readme.read_text() == f"before\n{report.BEGIN}\n{printed}{report.END}\nafter\n"


def test_the_benchmark_says_what_each_step_costs(capsys):
    assert main("--clients 2 --rounds 1 --only steps".split()) == 0
    rows = [line.strip("| ").split(" | ") for line in capsys.readouterr().out.splitlines() if line.startswith("|")]
    assert [name.strip() for name in rows[0][1:]] == [
        *("requests", "queries", "commits", "flushes"),
        *(f"{process}, ms" for process in ("cTrader", "web", "worker", "clients")),
    ]
    costs = {row[0].strip(): [float(value) for value in row[1:]] for row in rows[2:]}
    assert list(costs) == ["open", "send", "approve", "credit", "whole"]
    assert costs["open"][0] == 2
    requests, queries, commits, flushes = costs["whole"][:4]
    assert queries > commits > flushes > 0
    assert requests > 4


def test_the_benchmark_looks_at_both_screens_in_a_browser():
    with ThreadPoolExecutor(1) as thread:  # which has no Playwright yet; this one may have
        looks = thread.submit(screens.measure, 1, {"this machine": None}).result()
    assert [look.screen for look in looks] == ["deposit", "withdraw"]
    for look in looks:
        assert look.bytes > 0
        assert look.requests > 0
        assert look.paint > 0


@pytest.mark.parametrize(
    "text", ["nothing", report.BEGIN, f"{report.END}{report.BEGIN}", 2 * (report.BEGIN + report.END)]
)
def test_figures_without_one_place_to_stand_change_nothing(tmp_path: Path, text: str):
    readme = tmp_path / "README.md"
    readme.write_text(text)
    with pytest.raises(report.NoPlace):
        report.write(readme, "figures")
    assert readme.read_text() == text
