/// The texts of the procedures that come with the program.
public enum Procedures {
  /// Every one with its name, in the order in which they are listed.
  public static var texts: [(name: String, text: [UInt8])] {
    [
      ("repair", PackageResources.repair_yaml), ("new-link", PackageResources.new_link_yaml),
      ("replace-cord", PackageResources.replace_cord_yaml),
      ("spare-leg", PackageResources.spare_leg_yaml),
      ("panel-joint", PackageResources.panel_joint_yaml),
      ("replace-module", PackageResources.replace_module_yaml),
      ("bad-link", PackageResources.bad_link_yaml),
      ("other-link", PackageResources.other_link_yaml),
      ("acceptance", PackageResources.acceptance_yaml),
    ]
  }
}
