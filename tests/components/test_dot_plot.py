"""The strip: its axis spans everything that it shows, so that nothing is moved to an end."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from generator.components.dot_plot import MARGIN, dot_plot_of
from generator.language.html import HtmlTranslator
from generator.model.position import Peer
from tests.builders import a_config

NUMBERS = st.decimals(min_value=-1000, max_value=100_000, places=3, allow_nan=False)
VOICE = HtmlTranslator(a_config().site.languages[0], a_config())


def a_peer(numbers: list[Decimal]) -> Peer:
    low, value, high = sorted(numbers)
    return Peer("", value, low, high)


@given(st.lists(st.lists(NUMBERS, min_size=3, max_size=3).map(a_peer), min_size=1, max_size=9))
def test_every_number_of_a_group_stands_on_the_axis_in_its_order(peers: list[Peer]) -> None:
    strip = dot_plot_of(peers, peers[0].value, 2, VOICE)
    numbers = sorted({end for peer in peers for end in (peer.value, peer.low, peer.high) if end is not None})
    places = [strip.x(number) for number in numbers]
    assert places == sorted(places)
    assert places[0] >= MARGIN
    assert places[-1] <= 100 - MARGIN
    assert len(set(places)) == len(places)
