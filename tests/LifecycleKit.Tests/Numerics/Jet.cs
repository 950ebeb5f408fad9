namespace LifecycleKit.Tests.Numerics;

/// <summary>A number with its first and second derivatives by some variables, so a test defines each function once.</summary>
internal sealed class Jet
{
    private readonly double[] _first;
    private readonly double[] _second;

    private Jet(double value, double[] first, double[] second)
    {
        Value = value;
        _first = first;
        _second = second;
    }

    public double Value { get; }

    public static Jet[] Variables(ReadOnlySpan<double> point)
    {
        var n = point.Length;
        var variables = new Jet[n];
        for (var i = 0; i < n; i++)
        {
            var first = new double[n];
            first[i] = 1;
            variables[i] = new Jet(point[i], first, new double[n * n]);
        }

        return variables;
    }

    public static implicit operator Jet(double value) => new(value, [], []);

    public static Jet operator +(Jet a, Jet b) => Combine(a, b, a.Value + b.Value, 1, 1, 0, 0, 0);

    public static Jet operator -(Jet a, Jet b) => Combine(a, b, a.Value - b.Value, 1, -1, 0, 0, 0);

    public static Jet operator *(Jet a, Jet b) => Combine(a, b, a.Value * b.Value, b.Value, a.Value, 0, 1, 0);

    public static Jet operator /(Jet a, Jet b) => a * b.Map(1 / b.Value, -1 / (b.Value * b.Value), 2 / (b.Value * b.Value * b.Value));

    public static Jet Exp(Jet x) => x.Map(Math.Exp(x.Value), Math.Exp(x.Value), Math.Exp(x.Value));

    public static Jet Log(Jet x) => x.Map(Math.Log(x.Value), 1 / x.Value, -1 / (x.Value * x.Value));

    /// <summary>ln(1 + eˣ).</summary>
    public static Jet Softplus(Jet x)
    {
        var share = 1 / (1 + Math.Exp(-x.Value));
        var value = x.Value > 0 ? x.Value + double.LogP1(Math.Exp(-x.Value)) : double.LogP1(Math.Exp(x.Value));
        return x.Map(value, share, share * (1 - share));
    }

    /// <summary>ln(1 + x).</summary>
    public static Jet LogP1(Jet x) => x.Map(double.LogP1(x.Value), 1 / (1 + x.Value), -1 / ((1 + x.Value) * (1 + x.Value)));

    /// <summary>Copies the derivatives to spans.</summary>
    public void CopyTo(Span<double> gradient, Span<double> hessian)
    {
        gradient.Clear();
        hessian.Clear();
        _first.CopyTo(gradient);
        _second.CopyTo(hessian);
    }

    private Jet Map(double value, double first, double second) => Combine(this, 0, value, first, 0, second, 0, 0);

    private static Jet Combine(Jet a, Jet b, double value, double da, double db, double daa, double dab, double dbb)
    {
        var n = Math.Max(a._first.Length, b._first.Length);
        if (n == 0) return value;
        var (first, second) = (new double[n], new double[n * n]);
        for (var i = 0; i < n; i++)
        {
            first[i] = da * a.First(i) + db * b.First(i);
            for (var j = 0; j < n; j++)
            {
                second[i * n + j] = da * a.Second(i * n + j) + db * b.Second(i * n + j) + daa * a.First(i) * a.First(j)
                    + dab * (a.First(i) * b.First(j) + b.First(i) * a.First(j)) + dbb * b.First(i) * b.First(j);
            }
        }

        return new Jet(value, first, second);
    }

    private double First(int i) => _first.Length > 0 ? _first[i] : 0;

    private double Second(int i) => _second.Length > 0 ? _second[i] : 0;
}
