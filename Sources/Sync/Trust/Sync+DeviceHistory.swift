public import Change
public import Store

extension Sync {
  /// What was said, signed, about a device, and what it vouched for itself; oldest first, by the clocks of
  /// those who said it.
  ///
  /// Of several certificates for one device the one that counts.
  public static func history(of device: DeviceID, in store: Store) throws -> [DeviceEvent] {
    try store.read { view in
      let book = try view.trust()
      func name(_ device: DeviceID) -> String {
        book.certificate(of: device)?.laptop ?? String(device.description.prefix(8))
      }
      return try book.accepted.compactMap { statement in
        let isIssuer = statement.issuer == .device(device)
        let what: DeviceEvent.What
        switch statement.content {
        case .certificate(let said) where said.device == device:
          what = .joined(laptop: said.laptop, said.role)
        case .certificate(let said) where isIssuer:
          what = .vouched(laptop: said.laptop, said.role)
        case .revocation(let said) where said.device == device: what = .shutOut(why: said.why)
        case .adoption(let said):
          guard let change = try view.sealed(said.change)?.name, change.device == device else {
            return nil
          }
          what = .counts(seq: change.seq)
        case .certificate, .revocation: return nil
        }
        let by: String? =
          switch statement.issuer {
          case .authority: nil
          case .device(let issuer): name(issuer)
          }
        return DeviceEvent(atMS: statement.atMS, by: by, what: what)
      }
    }
  }
}
