import Foundation
import Plant
import Store

/// Asks a person what a tip's picture shows.
enum KitQuestion {
  static func orientation() throws(CommandError) -> TipOrientation {
    say("Take a cord's end, key up in your hand.")
    let dot: PictureSide = try answer(
      "White dot's side in the picture?\n1 left  2 right: ", [.left, .right])
    let key: PictureEdge = try answer(
      "Key's side in the picture?\n1 top  2 bottom: ", [.top, .bottom])
    return TipOrientation(first: dot, key: key)
  }

  private static func answer<Word: RawRepresentable<String>>(_ question: String, _ words: [Word])
    throws(CommandError) -> Word
  {
    while true {
      say(question, "")
      guard let line = readLine() else {
        throw CommandError(
          .usage, "bad-value", "No answer was given; nothing was recorded.",
          next: "--dot left|right --key top|bottom")
      }
      let typed = line.trimmingCharacters(in: .whitespaces).lowercased()
      if let number = Int(typed), words.indices.contains(number - 1) { return words[number - 1] }
      let meant = words.filter { !typed.isEmpty && $0.rawValue.hasPrefix(typed) }
      if meant.count == 1 { return meant[0] }
    }
  }

  private static func say(_ text: String, _ end: String = "\n") {
    FileHandle.standardError.write(Data((text + end).utf8))
  }
}
