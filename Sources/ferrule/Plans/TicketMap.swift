import Foundation
import Interop
import Store

/// Which column of a ticket list is which, as typed: `ticket=Number`, or a file that says so.
enum TicketMap {
  /// The column of each part that was named.
  static func read(_ words: [String]) throws -> [String: String] {
    if let file = words.first, words.count == 1, !file.contains("=") {
      return try TicketColumns.map(
        try InputFile.read(file, most: 64 << 10), file: URL(fileURLWithPath: file).lastPathComponent
      )
    }
    return try typed(words)
  }

  private static func typed(_ words: [String]) throws(CommandError) -> [String: String] {
    var map: [String: String] = [:]
    for word in words {
      let halves = word.split(separator: "=", maxSplits: 1).map(String.init)
      guard halves.count == 2, TicketColumns.parts.contains(halves[0]),
        halves[1].contains(where: { !$0.isWhitespace })
      else {
        throw CommandError(
          .usage, "bad-map", "--map \(word) does not say which column is which.",
          next: "--map ticket=COLUMN --map port=COLUMN --map symptom=COLUMN")
      }
      guard map.updateValue(halves[1], forKey: halves[0]) == nil else {
        throw CommandError(
          .usage, "bad-map", "--map names the column of \(halves[0]) twice.",
          next: "--map ticket=COLUMN --map port=COLUMN --map symptom=COLUMN")
      }
    }
    return map
  }
}
