# The table that a benchmark run prints: every measure with its floor or opponent, their ratio and the target.
import statistics

ROWS = []


def median(values):
    return statistics.median(values)


def row(measure, ours, floor=None, ratio=None, target="", met=None):
    """Notes one line; figures come as texts with their units."""
    cells = [measure, ours, floor or "", f"{ratio:.2f}" if ratio is not None else "", target,
             {True: "met", False: "missed", None: ""}[met]]
    ROWS.append(cells)
    print("    " + "  ".join(cell for cell in cells if cell), flush=True)


def ms(seconds):
    return f"{seconds * 1000:.1f} ms"


def fine_ms(seconds):
    return f"{seconds * 1000:.3f} ms"


def show():
    head = ["measure (medians)", "localecs", "against", "ratio", "target", ""]
    widths = [max(len(r[i]) for r in [head, *ROWS]) for i in range(len(head))]
    def line(cells):
        return "| " + " | ".join(cell.ljust(width) for cell, width in zip(cells, widths)) + " |"
    print("\n" + line(head))
    print("|" + "|".join("-" * (width + 2) for width in widths) + "|")
    for cells in ROWS:
        print(line(cells))
