import Paper
import Testing

struct TextWidthTests {
  @Test func `wide letters fill two columns and marks none`() {
    #expect(TextWidth.columns("abc") == 3)
    #expect(TextWidth.columns("é") == 1)
    #expect(TextWidth.columns("e\u{301}") == 1)
    #expect(TextWidth.columns("漢字") == 4)
    #expect(TextWidth.columns("ｱＡ") == 3)
    #expect(TextWidth.columns("🔥") == 2)
    #expect(TextWidth.columns("שלום") == 4)
    #expect(TextWidth.columns("👩‍🚒") == 4)
  }

  @Test func `text is broken at blanks, and inside a word only if it is too long`() {
    #expect(TextWidth.wrapped("one two three", to: 7) == ["one two", "three"])
    #expect(TextWidth.wrapped("abcdefghij kl", to: 4) == ["abcd", "efgh", "ij", "kl"])
    #expect(TextWidth.wrapped("漢字漢", to: 5) == ["漢字", "漢"])
    #expect(TextWidth.wrapped("", to: 5) == [""])
    #expect(TextWidth.wrapped("漢", to: 0) == ["漢"])
  }

  @Test func `padding counts columns`() {
    #expect(TextWidth.padded("漢", to: 4) == "漢  ")
    #expect(TextWidth.padded("7", to: 3, right: true) == "  7")
    #expect(TextWidth.padded("long", to: 2) == "long")
  }

  @Test func `a shown name is one line that steers nothing`() {
    #expect(SafeLine.text("a\r\nb\tc\u{2028}d") == "a b c d")
    #expect(SafeLine.text("\u{1B}[2J\u{9B}\u{202E}x\u{7F}") == "?[2J??x?")
    #expect(SafeLine.text("שלום 👩‍🚒 ok") == "שלום 👩‍🚒 ok")
  }
}
