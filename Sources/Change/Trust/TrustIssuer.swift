/// Who signed a statement about a device.
public enum TrustIssuer: Hashable, Sendable {
  /// The holder of the site's own key.
  case authority
  /// A device that may vouch for others.
  case device(DeviceID)
}
