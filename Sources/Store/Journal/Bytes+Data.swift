internal import Change
internal import Foundation
internal import Plant

extension ByteIdentifier {
  /// The bytes as a value for a statement.
  var data: Data { withBytes { Data($0) } }
}

extension ThingID {
  /// The bytes as a value for a statement.
  var data: Data { Data(bytes) }
}

extension [UInt8] {
  /// The bytes as a value for a statement.
  var data: Data { Data(self) }
}
