namespace LifecycleKit.Tests.Clv;

/// <summary>The difficulty of the rows of a table, which sets the required precision.</summary>
public enum ReferenceKind
{
    /// <summary>Everyday parameters: 1e-11, relative.</summary>
    Plain,

    /// <summary>Parameters and customers that break textbook formulas: 1e-9, relative.</summary>
    Extreme,
}
