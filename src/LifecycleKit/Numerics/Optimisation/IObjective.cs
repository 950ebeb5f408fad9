namespace LifecycleKit.Numerics;

/// <summary>A function to be minimised, with its first and second derivatives.</summary>
internal interface IObjective
{
    /// <summary>The number of coordinates, 1 to <see cref="SmallMatrix.MaxDimension"/>.</summary>
    int Dimension { get; }

    /// <summary>
    /// The value at a point; fills the gradient and the whole symmetric Hessian, row by row. A point that cannot be has the value +∞, and
    /// its derivatives are not read; a value or a derivative that is no number is taken for that.
    /// </summary>
    double Evaluate(ReadOnlySpan<double> point, Span<double> gradient, Span<double> hessian);
}
