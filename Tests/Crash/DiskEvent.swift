internal import Foundation

/// What a program did to the disk, as the preloaded library wrote it down.
enum DiskEvent: Sendable {
  case created(String)
  case wrote(String, offset: Int, [UInt8])
  case cut(String, size: Int)
  case synced(String)
  case syncedFolder(String)
  case renamed(String, to: String)
  case removed(String)
  case madeFolder(String)
  case removedFolder(String)
  /// Text on standard output: what a person has read from then on.
  case said(String)

  var isSaid: Bool { if case .said = self { true } else { false } }

  /// Reads a record file; a record cut short at its end is left out.
  static func read(_ file: URL) throws -> [DiskEvent] {
    guard let data = try? Data(contentsOf: file) else { return [] }
    let bytes = [UInt8](data)
    var events: [DiskEvent] = []
    var place = 0
    func number(_ offset: Int, _ count: Int) -> Int {
      Int(
        truncatingIfNeeded: (0..<count).reduce(UInt64(0)) {
          $0 | UInt64(bytes[place + offset + $1]) << (8 * UInt64($1))
        })
    }
    while place + 21 <= bytes.count {
      let (first, second, size) = (number(1, 4), number(5, 4), number(9, 4))
      let start = place + 21
      guard start + first + second + size <= bytes.count else { break }
      let path = String(decoding: bytes[start..<start + first], as: UTF8.self)
      let other = String(
        decoding: bytes[start + first..<start + first + second], as: UTF8.self)
      let rest = bytes[(start + first + second)..<(start + first + second + size)]
      guard
        let event = DiskEvent(bytes[place], path, other, offset: number(13, 8), Array(rest))
      else { throw HarnessError("The record of the disk cannot be read.") }
      events.append(event)
      place = start + first + second + size
    }
    return events
  }

  private init?(_ letter: UInt8, _ path: String, _ other: String, offset: Int, _ data: [UInt8]) {
    switch UnicodeScalar(letter) {
    case "C": self = .created(path)
    case "W": self = .wrote(path, offset: offset, data)
    case "T": self = .cut(path, size: offset)
    case "S": self = .synced(path)
    case "D": self = .syncedFolder(path)
    case "R": self = .renamed(path, to: other)
    case "U": self = .removed(path)
    case "M": self = .madeFolder(path)
    case "X": self = .removedFolder(path)
    case "A": self = .said(String(decoding: data, as: UTF8.self))
    default: return nil
    }
  }
}
