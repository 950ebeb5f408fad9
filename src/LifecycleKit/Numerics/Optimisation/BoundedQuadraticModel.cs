namespace LifecycleKit.Numerics;

/// <summary>The quadratic model of a function around a point in a box, with good steps that stay in the box.</summary>
/// <param name="gradient">The gradient at the point.</param>
/// <param name="hessian">The Hessian at the point.</param>
/// <param name="down">The distance to the lower bound of each coordinate, zero or negative.</param>
/// <param name="up">The distance to the upper bound of each coordinate, zero or positive.</param>
/// <param name="held">The coordinates that do not move.</param>
internal readonly ref struct BoundedQuadraticModel(
    ReadOnlySpan<double> gradient, ReadOnlySpan<double> hessian, ReadOnlySpan<double> down, ReadOnlySpan<double> up,
    ReadOnlySpan<bool> held)
{
    private readonly ReadOnlySpan<double> _gradient = gradient;
    private readonly ReadOnlySpan<double> _hessian = hessian;
    private readonly ReadOnlySpan<double> _down = down;
    private readonly ReadOnlySpan<double> _up = up;
    private readonly ReadOnlySpan<bool> _held = held;

    private int N => _gradient.Length;

    /// <summary>The decrease of the model by a step.</summary>
    public double Decrease(ReadOnlySpan<double> step) => -(SmallMatrix.Dot(_gradient, step) + 0.5 * SmallMatrix.Quadratic(_hessian, step));

    /// <summary>
    /// Fills the best step within the radius, and returns its decrease. When the exact step in the ball leaves the box, the candidates are:
    /// that step clamped; that step cut at the first bound; the exact step of the other coordinates after those beyond a bound are fixed
    /// there; and the best step of one coordinate alone, which decreases the model whenever any step does.
    /// </summary>
    public double Propose(double radius, Span<double> step)
    {
        Span<double> trial = stackalloc double[N];
        Span<double> mirror = stackalloc double[N];
        Span<bool> fixedOnes = stackalloc bool[N];
        trial.Clear();
        step.Clear();
        _held.CopyTo(fixedOnes);
        var best = 0.0;
        var isInside = false;
        for (var round = 0; !isInside && fixedOnes.Contains(false); round++)
        {
            trial.CopyTo(mirror);
            if (SolveFree(fixedOnes, radius, trial, mirror)) Consider(mirror, step, ref best);
            if (round == 0) ConsiderCut(trial, step, ref best);
            isInside = Settle(trial, fixedOnes);
            Consider(trial, step, ref best);
        }

        if (best <= 0 || !isInside) ConsiderEach(radius, step, ref best);
        return best;
    }

    /// <summary>Computes the exact step in the ball for the coordinates that are not fixed; the fixed ones move as in the trial.</summary>
    private bool SolveFree(ReadOnlySpan<bool> fixedOnes, double radius, Span<double> trial, Span<double> mirror)
    {
        Span<int> free = stackalloc int[N];
        var m = 0;
        for (var i = 0; i < N; i++)
        {
            if (!fixedOnes[i]) free[m++] = i;
        }

        Span<double> g = stackalloc double[m];
        Span<double> h = stackalloc double[m * m];
        Span<double> p = stackalloc double[m];
        Span<double> other = stackalloc double[m];
        for (var a = 0; a < m; a++)
        {
            var row = _hessian.Slice(free[a] * N, N);
            g[a] = _gradient[free[a]];
            for (var j = 0; j < N; j++)
            {
                if (fixedOnes[j]) g[a] += row[j] * trial[j];
            }

            for (var b = 0; b < m; b++) h[a * m + b] = row[free[b]];
        }

        var isTwofold = TrustRegionSubproblem.Solve(h, g, radius, p, other);
        for (var a = 0; a < m; a++) (trial[free[a]], mirror[free[a]]) = (p[a], other[a]);
        return isTwofold;
    }

    /// <summary>Fixes the coordinates beyond a bound at that bound; true when there were none.</summary>
    private bool Settle(Span<double> trial, Span<bool> fixedOnes)
    {
        var isInside = true;
        for (var i = 0; i < N; i++)
        {
            if (fixedOnes[i] || (trial[i] >= _down[i] && trial[i] <= _up[i])) continue;
            trial[i] = Math.Clamp(trial[i], _down[i], _up[i]);
            fixedOnes[i] = true;
            isInside = false;
        }

        return isInside;
    }

    private void ConsiderCut(ReadOnlySpan<double> trial, Span<double> step, ref double best)
    {
        var share = 1.0;
        for (var i = 0; i < N; i++)
        {
            if (trial[i] > _up[i]) share = Math.Min(share, _up[i] / trial[i]);
            if (trial[i] < _down[i]) share = Math.Min(share, _down[i] / trial[i]);
        }

        Span<double> cut = stackalloc double[N];
        for (var i = 0; i < N; i++) cut[i] = share * trial[i];
        Consider(cut, step, ref best);
    }

    private void ConsiderEach(double radius, Span<double> step, ref double best)
    {
        Span<double> single = stackalloc double[N];
        for (var i = 0; i < N; i++)
        {
            if (_held[i]) continue;
            var (slope, curvature) = (_gradient[i], _hessian[i * N + i]);
            var length = curvature > 0 ? Math.Min(radius, Math.Abs(slope) / curvature) : radius;
            single.Clear();
            single[i] = slope > 0 ? -length : length;
            Consider(single, step, ref best);
        }
    }

    private void Consider(ReadOnlySpan<double> candidate, Span<double> step, ref double best)
    {
        Span<double> clamped = stackalloc double[N];
        for (var i = 0; i < N; i++) clamped[i] = Math.Clamp(candidate[i], _down[i], _up[i]);
        var decrease = Decrease(clamped);
        if (!(decrease > best)) return;
        best = decrease;
        clamped.CopyTo(step);
    }
}
