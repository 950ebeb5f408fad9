namespace LifecycleKit.Numerics;

/// <summary>
/// A running sum that carries the rounding errors, so its error does not grow with the count: Neumaier (1974), "Rundungsfehleranalyse
/// einiger Verfahren zur Summation endlicher Summen", algorithm IV. The default is the empty sum, 0.
/// </summary>
internal struct Compensated
{
    private double _sum;
    private double _lost;

    /// <summary>The sum; ±∞ or NaN when a plain sum would be.</summary>
    public readonly double Sum => double.IsFinite(_sum) ? _sum + _lost : _sum;

    public void Add(double term)
    {
        var sum = _sum + term;
        _lost += Math.Abs(_sum) >= Math.Abs(term) ? _sum - sum + term : term - sum + _sum;
        _sum = sum;
    }

    /// <summary>Adds another sum with its carried rounding errors.</summary>
    public void Add(in Compensated other)
    {
        Add(other._sum);
        _lost += other._lost;
    }
}
