namespace LifecycleKit.Numerics;

/// <summary>
/// The step p, no longer than a radius, that minimises gᵀp + ½pᵀHp, whatever the signs of H's eigenvalues
/// (Moré and Sorensen 1983, "Computing a trust region step", solved in the eigenvectors of H).
/// </summary>
internal static class TrustRegionSubproblem
{
    private const double Least = 1e-15;
    private const double LengthTolerance = 1e-8;
    private const int MaxIterations = 100;

    /// <summary>
    /// Fills <paramref name="step"/>; true when there are two equally good steps, with the second one in <paramref name="mirror"/>
    /// (the hard case: g has no component in the direction of the most negative curvature).
    /// </summary>
    public static bool Solve(
        ReadOnlySpan<double> hessian, ReadOnlySpan<double> gradient, double radius, Span<double> step, Span<double> mirror)
    {
        var n = gradient.Length;
        for (var i = 0; i < n; i++) step[i] = -gradient[i];
        if (SmallMatrix.TrySolve(hessian, n, step) && SmallMatrix.Norm(step) <= radius) return false;

        Span<double> values = stackalloc double[n];
        Span<double> vectors = stackalloc double[n * n];
        Span<double> parts = stackalloc double[n];
        SmallMatrix.Eigen(hessian, n, values, vectors);
        for (var i = 0; i < n; i++) parts[i] = SmallMatrix.Dot(vectors.Slice(i * n, n), gradient);

        // The curvatures are shifted so that none is negative, and the multiplier is relative to that shift.
        var least = values[0];
        var shift = Math.Max(0, -least);
        foreach (ref var value in values) value += shift;
        var most = SmallMatrix.Norm(parts) / radius;
        var scale = Math.Max(Math.Max(values[^1], shift), most);
        step.Clear();
        if (!(scale > 0)) return false;

        var floor = Least * scale;
        if (Length(parts, values, floor) <= radius)
        {
            Fill(parts, values, vectors, floor, step);
            return least < -floor && Extend(step, vectors[..n], radius, mirror);
        }

        Fill(parts, values, vectors, Multiplier(parts, values, floor, most, radius), step);
        return false;
    }

    /// <summary>The multiplier whose step has the radius as length: Newton's method on 1/length, which is nearly linear in it.</summary>
    private static double Multiplier(ReadOnlySpan<double> parts, ReadOnlySpan<double> values, double low, double high, double radius)
    {
        var multiplier = Math.Sqrt(low) * Math.Sqrt(high);
        for (var i = 0; i < MaxIterations && low < high; i++)
        {
            var length = Length(parts, values, multiplier);
            if (Math.Abs(length - radius) <= LengthTolerance * radius) break;
            if (length > radius) low = multiplier;
            else high = multiplier;

            var slope = 0.0;
            for (var k = 0; k < parts.Length; k++)
            {
                var ratio = parts[k] / (values[k] + multiplier);
                slope += ratio * ratio / (values[k] + multiplier);
            }

            var next = multiplier + length * length / slope * (length - radius) / radius;
            multiplier = next > low && next < high ? next : Math.Sqrt(low) * Math.Sqrt(high);
        }

        return multiplier;
    }

    private static double Length(ReadOnlySpan<double> parts, ReadOnlySpan<double> values, double multiplier)
    {
        var sum = 0.0;
        for (var i = 0; i < parts.Length; i++)
        {
            var part = parts[i] / (values[i] + multiplier);
            sum += part * part;
        }

        return Math.Sqrt(sum);
    }

    private static void Fill(
        ReadOnlySpan<double> parts, ReadOnlySpan<double> values, ReadOnlySpan<double> vectors, double multiplier, Span<double> step)
    {
        var n = parts.Length;
        step.Clear();
        for (var i = 0; i < n; i++)
        {
            var part = -parts[i] / (values[i] + multiplier);
            for (var k = 0; k < n; k++) step[k] += part * vectors[i * n + k];
        }
    }

    /// <summary>Moves both ways along a direction of length 1 until the radius is reached.</summary>
    private static bool Extend(Span<double> step, ReadOnlySpan<double> direction, double radius, Span<double> mirror)
    {
        var along = SmallMatrix.Dot(step, direction);
        var reach = Math.Sqrt(Math.Max(0, along * along + radius * radius - SmallMatrix.Dot(step, step)));
        for (var k = 0; k < step.Length; k++)
        {
            mirror[k] = step[k] - (along + reach) * direction[k];
            step[k] += (reach - along) * direction[k];
        }

        return true;
    }
}
