internal import Change

extension FactCells {
  /// The row of a signed statement.
  init(trust statement: TrustStatement) {
    let signed = CellValue.blob(statement.bytes)
    switch statement.content {
    case .certificate(let certificate):
      self.init(
        StoreView.trustTable,
        [
          .text("certificate"), .blob(certificate.device.bytes), .text(certificate.laptop),
          .text(certificate.role.word), .null, signed,
        ])
    case .revocation(let revocation):
      self.init(
        StoreView.trustTable,
        [
          .text("revocation"), .blob(revocation.device.bytes), .null, .null,
          .text(revocation.why), signed,
        ])
    case .adoption(let adoption):
      self.init(
        StoreView.trustTable,
        [.text("adoption"), .blob(adoption.change.bytes), .null, .null, .null, signed])
    }
  }
}
