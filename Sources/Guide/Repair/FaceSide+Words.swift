extension FaceSide {
  /// What its face is called at a joint, such as `port face`.
  public func words(isOnPanel: Bool) -> String {
    switch self {
    case .port: isOnPanel ? "panel face" : "port face"
    case .cord: "cord plug"
    }
  }
}
