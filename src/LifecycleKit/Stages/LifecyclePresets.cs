namespace LifecycleKit.Stages;

/// <summary>Ready-made lifecycles.</summary>
public static partial class LifecyclePresets
{
}
