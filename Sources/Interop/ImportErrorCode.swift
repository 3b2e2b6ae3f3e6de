/// What kind of fault made an importer refuse a file.
///
/// Programs match on the raw value.
public enum ImportErrorCode: String, Hashable, Sendable, CaseIterable {
  // Any text file.
  case empty = "empty"
  case wrongFormat = "wrong-format"
  case invalidUTF8 = "invalid-utf8"
  case controlCharacter = "control-character"
  case lineTooLong = "line-too-long"
  case truncated = "truncated"
  // Fabric dumps.
  case malformedLine = "malformed-line"
  case duplicateNode = "duplicate-node"
  case duplicateName = "duplicate-name"
  case duplicatePort = "duplicate-port"
  case portOutOfRange = "port-out-of-range"
  case unknownPeer = "unknown-peer"
  case contradiction = "contradiction"
  // CSV tables.
  case badQuote = "bad-quote"
  case wrongFieldCount = "wrong-field-count"
  case missingColumn = "missing-column"
  case duplicateColumn = "duplicate-column"
  case emptyField = "empty-field"
  case badNumber = "bad-number"
  case badValue = "bad-value"
  case duplicateDevice = "duplicate-device"
  case duplicateTicket = "duplicate-ticket"
  // Procedures.
  case tooLarge = "too-large"
  case tooDeep = "too-deep"
  case notYAML = "not-yaml"
  case notAllowed = "not-allowed"
  case unknownKey = "unknown-key"
  case missingKey = "missing-key"
  case duplicateKey = "duplicate-key"
  case duplicateStep = "duplicate-step"
}
