namespace LifecycleKit.DependencyInjection;

/// <summary>Options without content, by which the tracker starts when a host starts.</summary>
/// <remarks>
/// Checked under their own type, bad options that come later would throw from within the reload of a configuration; there the tracker refuses them.
/// </remarks>
internal sealed class LifecycleStartUp;
