/// What is wrong with a piece of a file, without saying which file.
package enum PieceFault: Error, Hashable, Sendable {
  /// The piece ends inside this part.
  case cutShort(String)
  /// A number of this part is outside its limits.
  case outOfRange(String)
  /// This part is not UTF-8 text, or has control characters in it.
  case notText(String)
  /// This list is out of order, or has an element twice.
  case notAscending(String)
  /// Bytes follow the end of the piece.
  case trailingBytes(Int)
  /// A section does not inflate to what it declares.
  case notInflatable

  /// What is wrong, as the end of a sentence about the piece.
  package var words: String {
    switch self {
    case .cutShort(let part): "it ends inside its \(part)"
    case .outOfRange(let part): "its \(part) is outside its limits"
    case .notText(let part): "its \(part) is not text"
    case .notAscending(let part): "its \(part) are out of order or doubled"
    case .trailingBytes(let count): "\(count) bytes follow its end"
    case .notInflatable: "it does not inflate to what it declares"
    }
  }
}
