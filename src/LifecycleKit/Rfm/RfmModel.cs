namespace LifecycleKit.Rfm;
/// <summary>placeholder, immutable</summary>
public sealed class RfmModel { }
