import Foundation
import Interop
import Plant
import Store

/// The powers of lanes in a file a person named.
enum LanesInput {
  /// The lanes; a file that is too large is refused before it is read.
  static func read(_ path: String) throws -> [LaneSample] {
    let bytes = try InputFile.read(path, most: LanesFile.mostBytes)
    do {
      return try LanesFile.read(bytes, file: URL(fileURLWithPath: path).lastPathComponent)
    } catch {
      throw CommandError(
        .badInput, error.code.rawValue, "\(error)",
        next: "mend the file, then type the command again")
    }
  }
}
