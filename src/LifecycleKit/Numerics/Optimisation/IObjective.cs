namespace LifecycleKit.Numerics;

/// <summary>A function to be minimised, with its first and second derivatives.</summary>
internal interface IObjective
{
    /// <summary>The number of coordinates, 1 to <see cref="SmallMatrix.MaxDimension"/>.</summary>
    int Dimension { get; }

    /// <summary>
    /// Returns the value at a point; fills the gradient and the whole symmetric Hessian, row by row. An impossible point has the value +∞,
    /// and its derivatives are not read; NaN in the value or a derivative also marks an impossible point.
    /// </summary>
    double Evaluate(ReadOnlySpan<double> point, Span<double> gradient, Span<double> hessian);
}
