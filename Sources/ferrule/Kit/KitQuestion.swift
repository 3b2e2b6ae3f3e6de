import Guide
import Paper
import Plant

/// Asks a person what a tip's picture shows.
struct KitQuestion {
  let keyboard: Keyboard

  /// How the tip shows a face; nil where the person left.
  func orientation() -> TipOrientation? {
    Columns.wrap("Take a cord's end, key up in your hand.").forEach(Console.out)
    guard
      let dot: PictureSide = answer(
        "White dot's side in the picture? 1 left  2 right  q leaves", [.left, .right]),
      let key: PictureEdge = answer(
        "Key's side in the picture? 1 top  2 bottom  q leaves", [.top, .bottom])
    else { return nil }
    return TipOrientation(first: dot, key: key)
  }

  private func answer<Word: RawRepresentable<String>>(_ question: String, _ words: [Word]) -> Word?
  {
    while let line = keyboard.answer(question) {
      let typed = line.lowercased()
      if typed == "q" { return nil }
      if let number = Int(typed), words.indices.contains(number - 1) { return words[number - 1] }
      let meant = words.filter { !typed.isEmpty && $0.rawValue.hasPrefix(typed) }
      if meant.count == 1 { return meant[0] }
      if !typed.isEmpty { Console.out("not understood: \(SafeLine.text(typed))") }
    }
    return nil
  }
}
