using LifecycleKit.Numerics;

namespace LifecycleKit.Tests.Numerics;

/// <summary>Draws one number from a source of random numbers.</summary>
internal delegate double Draw(ref RandomDraws draws);
