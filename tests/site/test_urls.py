from itertools import product

import pytest

from khulasa.site.urls import MAX_SEGMENT, absolute, page_path, relative, segment, token


@pytest.mark.parametrize("name", ["tripoli", "coast-gazette", "طرابلس", "北京", "n24"])
def test_a_plain_name_is_its_own_segment(name: str) -> None:
    assert segment(name) == name


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Deir ez-Zor / city", "deir-ez-zor-city"),
        ("../../etc/passwd", "etc-passwd"),
        ("نشرة المرفأ", "نشرة-المرفأ"),
        ("a?b#c%20d", "a-b-c-20d"),
    ],
)
def test_a_name_becomes_a_segment(name: str, expected: str) -> None:
    assert segment(name) == expected


@pytest.mark.parametrize("name", ["", "..", "«»", "?" * 40, "س" * 500, "x" * 500])
def test_a_segment_is_never_empty_nor_too_long(name: str) -> None:
    assert 0 < len(segment(name).encode()) <= MAX_SEGMENT
    assert not set(segment(name)) & set("/.?#%")


def test_two_long_names_stay_two() -> None:
    assert segment("س" * 500) != segment("س" * 499)


@pytest.mark.parametrize(("slug", "expected"), [("003_8b40-2", "003_8b40-2"), ("abc", "abc")])
def test_a_plain_slug_is_its_own_token(slug: str, expected: str) -> None:
    assert token(slug) == expected


@pytest.mark.parametrize("slug", ["مقال", "a b", 'x"y', "-a", ""])
def test_other_slugs_become_ascii_tokens(slug: str) -> None:
    assert token(slug).isascii() and token(slug).isalnum()


@pytest.mark.parametrize(
    ("target", "page", "expected"),
    [
        ("ar/", "ar/digests/x/", "../../"),
        ("ar/timeline/#y2024", "ar/digests/x/", "../../timeline/#y2024"),
        ("en/", "./", "en/"),
        ("en/", "", "en/"),
        ("assets/khulasa.css", "ar/", "../assets/khulasa.css"),
        ("ar/", "ar/", "./"),
    ],
)
def test_links_are_relative_to_their_page(target: str, page: str, expected: str) -> None:
    assert relative(target, page) == expected


@pytest.mark.parametrize(
    ("uri", "expected"),
    [("index.md", "./"), ("ar/index.md", "ar/"), ("ar/a/b.md", "ar/a/b/"), ("ar/ا.md", "ar/%D8%A7/")],
)
def test_addresses_of_pages(uri: str, expected: str) -> None:
    assert page_path(uri) == expected


@pytest.mark.parametrize(
    ("site", "target"), list(product(["https://a.example/repo", "https://a.example/repo/"], ["ar/"]))
)
def test_absolute_keeps_the_base_path(site: str, target: str) -> None:
    assert absolute(site, target) == "https://a.example/repo/ar/"


def test_absolute_of_the_front_page_and_without_a_site() -> None:
    assert absolute("https://a.example/", "./") == "https://a.example/"
    assert absolute("", "ar/") == ""
