/// Carries changes between the stores of a site: bundles written, merged, looked at and counted.
public enum Sync {}
