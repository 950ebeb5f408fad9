namespace LifecycleKit.Tests.Clv;

/// <summary>How hard the rows of a table are, and so how precisely they must be met.</summary>
public enum ReferenceKind
{
    /// <summary>Everyday parameters: 1e-11, relative.</summary>
    Plain,

    /// <summary>Parameters and customers that break textbook formulas: 1e-9, relative.</summary>
    Extreme,
}
