using LifecycleKit.Numerics;

namespace LifecycleKit.Tests.Numerics;

/// <summary>Takes one number from a source of random draws.</summary>
internal delegate double Draw(ref RandomDraws draws);
