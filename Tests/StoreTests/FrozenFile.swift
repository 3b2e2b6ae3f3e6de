import Change
import Foundation
import Testing

/// A file in `Frozen`: lines that were written once and hold for ever.
///
/// `FERRULE_FREEZE=1 swift test --filter "Frozen formats"` writes those that are not there; none that is
/// there is ever written again.
enum FrozenFile {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Frozen")

  /// The lines of a file.
  static func lines(_ name: String) throws -> [String] {
    let text = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
    return text.split(separator: "\n").map(String.init).filter { !$0.hasPrefix("#") }
  }

  /// Holds that lines made now are those of the file.
  static func hold(_ name: String, _ made: [String], _ heading: String) throws {
    let file = folder.appendingPathComponent(name)
    if ProcessInfo.processInfo.environment["FERRULE_FREEZE"] == "1",
      !FileManager.default.fileExists(atPath: file.path)
    {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      let text = (["# " + heading] + made).map { $0 + "\n" }.joined()
      try Data(text.utf8).write(to: file)
    }
    let frozen = try lines(name)
    for (line, other) in zip(frozen, made) where line != other {
      Issue.record("\(name): frozen is\n\(line)\nand not\n\(other)")
      return
    }
    #expect(made.count == frozen.count, "\(name) has \(frozen.count) lines and not \(made.count)")
  }

  /// Cells as words: - for missing, digits, t, b or r and the hexadecimal digits of the bytes.
  static func words(_ cells: [CellValue]) -> String {
    cells.map { cell in
      switch cell {
      case .null: "-"
      case .integer(let number): String(number)
      case .real(let bits): "r" + String(bits, radix: 16)
      case .text(let text): "t" + hex(text.utf8)
      case .blob(let bytes): "b" + hex(bytes)
      }
    }.joined(separator: " ")
  }

  /// Two lower-case digits a byte.
  static func hex(_ bytes: some Sequence<UInt8>) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}
