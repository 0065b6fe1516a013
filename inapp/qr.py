"""QR codes as pictures in a page."""

from markupsafe import Markup


def qr_svg(text: str) -> Markup:
    """A QR code as SVG, dark on light in every theme, as scanners want it."""
    import segno  # only where a code is shown

    made = segno.make(text, error="m", micro=False)
    return Markup(made.svg_inline(border=3, omitsize=True, dark="#000", light="#fff"))  # noqa: S704  (made of figures)
