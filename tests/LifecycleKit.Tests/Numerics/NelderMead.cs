namespace LifecycleKit.Tests.Numerics;

/// <summary>
/// The simplex search of Nelder and Mead (1965), kept in a box by clamping, and restarted at the collapsed point until its evaluations are
/// used up. The search is slow and needs no derivatives: an oracle for searches that need them.
/// </summary>
internal static class NelderMead
{
    private const int Evaluations = 3_000;
    private const double Tolerance = 1e-12;

    /// <summary>Returns the best point found from all starts, each with about 3 000 evaluations.</summary>
    public static (double[] Point, double Value) Minimize(Func<double[], double> f, double[][] starts, double[] lower, double[] upper) =>
        starts.Select(start => From(f, start, lower, upper)).MinBy(found => found.Value);

    private static (double[] Point, double Value) From(Func<double[], double> f, double[] start, double[] lower, double[] upper)
    {
        var left = Evaluations;
        var best = At(start);
        while (left > 0)
        {
            var before = best.Value;
            best = Collapse(best);
            if (!(best.Value < before - Tolerance)) break;
        }

        return best;

        (double[] Point, double Value) At(double[] point)
        {
            left--;
            var inside = point.Select((x, i) => Math.Clamp(x, lower[i], upper[i])).ToArray();
            var value = f(inside);
            return (inside, double.IsNaN(value) ? double.PositiveInfinity : value);
        }

        (double[] Point, double Value) Collapse((double[] Point, double Value) corner)
        {
            var n = start.Length;
            var simplex = Enumerable.Range(0, n).Select(i => At(Corner(corner.Point, i))).Append(corner).ToArray();
            while (left > 0)
            {
                Array.Sort(simplex, (a, b) => a.Value.CompareTo(b.Value));
                if (Spread(simplex) <= Tolerance) break;
                var centre = Enumerable.Range(0, n).Select(i => simplex[..n].Average(x => x.Point[i])).ToArray();
                var reflected = At(Along(centre, simplex[n].Point, -1));
                if (reflected.Value < simplex[0].Value)
                {
                    var expanded = At(Along(centre, simplex[n].Point, -2));
                    simplex[n] = expanded.Value < reflected.Value ? expanded : reflected;
                }
                else if (reflected.Value < simplex[n - 1].Value)
                {
                    simplex[n] = reflected;
                }
                else
                {
                    var contracted = At(Along(centre, (reflected.Value < simplex[n].Value ? reflected : simplex[n]).Point, 0.5));
                    if (contracted.Value < Math.Min(reflected.Value, simplex[n].Value)) simplex[n] = contracted;
                    else for (var i = 1; i <= n; i++) simplex[i] = At(Along(simplex[0].Point, simplex[i].Point, 0.5));
                }
            }

            return simplex.MinBy(x => x.Value);
        }

        // A corner at a bound moves to the other side, so the simplex is not flat at the start.
        double[] Corner(double[] point, int i)
        {
            var corner = (double[])point.Clone();
            var length = 0.5 * Math.Max(1, Math.Abs(point[i]) * 0.2);
            corner[i] += point[i] + length <= upper[i] ? length : -length;
            return corner;
        }
    }

    private static double[] Along(double[] from, double[] to, double share) => [.. from.Select((x, i) => x + share * (to[i] - x))];

    private static double Spread((double[] Point, double Value)[] simplex)
    {
        var values = simplex[^1].Value - simplex[0].Value;
        var points = simplex.Max(x => x.Point.Zip(simplex[0].Point, (a, b) => Math.Abs(a - b)).Max());
        return Math.Max(values, points);
    }
}
