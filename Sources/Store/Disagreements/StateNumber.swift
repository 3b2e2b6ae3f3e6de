internal import Crypto
internal import Foundation

/// Eight digits that stand for a set of lines.
enum StateNumber {
  static func of(_ lines: [String]) -> String {
    var hash = SHA256()
    for line in lines.sorted() { hash.update(data: Data((line + "\n").utf8)) }
    return hash.finalize().prefix(4).map { byte in
      (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }.joined()
  }
}
