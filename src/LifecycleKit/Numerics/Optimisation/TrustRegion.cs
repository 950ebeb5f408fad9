namespace LifecycleKit.Numerics;

/// <summary>
/// Newton's method in a box, each step within a radius in which the quadratic model was accurate. Coordinates at a bound whose gradient
/// pushes outward are held, the model of the others is minimised exactly, and steps are brought back into the box before the model predicts
/// their decrease (Conn, Gould and Toint 2000, "Trust-Region Methods", chapters 6, 7 and 12).
/// </summary>
internal sealed class TrustRegion
{
    private const double LeastRatio = 1e-4;
    private const double PoorRatio = 0.25;
    private const double GoodRatio = 0.5;
    private const double Growth = 2.5;
    private const double NoisyPromises = 10;

    private readonly IObjective _objective;
    private readonly TrustRegionOptions _options;
    private readonly double[] _lower;
    private readonly double[] _upper;
    private readonly bool[] _held;
    private readonly double[] _step;
    private Trial _current;
    private Trial _next;
    private Trial _spare;
    private double _radius;
    private double _lowest;
    private int _iterations;
    private int _evaluations;

    private TrustRegion(IObjective objective, double[] start, double[] lower, double[] upper, TrustRegionOptions options)
    {
        var n = objective.Dimension;
        if (n is < 1 or > SmallMatrix.MaxDimension) throw new ArgumentException("The dimension must be 1 to 6.", nameof(objective));
        if (start.Length != n) throw new ArgumentException("The start must have the dimension of the objective.", nameof(start));
        if (lower.Length != n || upper.Length != n)
            throw new ArgumentException("The bounds must have the dimension of the objective.", nameof(lower));
        _objective = objective;
        _options = options;
        _lower = lower;
        _upper = upper;
        (_held, _step) = (new bool[n], new double[n]);
        _current = new Trial(n);
        _next = new Trial(n);
        _spare = new Trial(n);
        _radius = options.InitialRadius;
        for (var i = 0; i < n; i++)
        {
            if (!(lower[i] <= upper[i])) throw new ArgumentException("A lower bound must not be above its upper bound.", nameof(lower));
            if (double.IsNaN(start[i])) throw new ArgumentException("The start must not contain NaN.", nameof(start));
            _current.Point[i] = Math.Clamp(start[i], lower[i], upper[i]);
        }
    }

    private int N => _lower.Length;

    /// <summary>Searches for a local minimum from a start, which is first brought into the box; bounds may be infinite.</summary>
    public static Minimum Minimize(
        IObjective objective, ReadOnlySpan<double> start, ReadOnlySpan<double> lower, ReadOnlySpan<double> upper,
        TrustRegionOptions options,
        CancellationToken cancellationToken = default) =>
        new TrustRegion(objective, start.ToArray(), lower.ToArray(), upper.ToArray(), options).Run(cancellationToken);

    private Minimum Run(CancellationToken cancellationToken)
    {
        Evaluate(_current);
        _lowest = _current.Value;
        var outcome = _lowest < double.PositiveInfinity ? Search(cancellationToken) : MinimumOutcome.NoStart;
        var least = outcome == MinimumOutcome.NoStart ? double.NaN : LeastCurvature();
        if (outcome == MinimumOutcome.Converged && IsHeldAtBound()) outcome = MinimumOutcome.AtBound;
        if (outcome == MinimumOutcome.Converged && least <= _options.FlatCurvature) outcome = MinimumOutcome.Flat;
        return new Minimum
        {
            Point = _current.Point,
            Value = _current.Value,
            Gradient = _current.Gradient,
            Hessian = _current.Hessian,
            Held = _held,
            LeastCurvature = least,
            IterationCount = _iterations,
            EvaluationCount = _evaluations,
            Outcome = outcome,
        };
    }

    private MinimumOutcome Search(CancellationToken cancellationToken)
    {
        Span<double> down = stackalloc double[SmallMatrix.MaxDimension];
        Span<double> up = stackalloc double[SmallMatrix.MaxDimension];
        var slope = Hold(_current, _held);
        var isFresh = true;
        var promised = double.PositiveInfinity;
        for (; _iterations < _options.MaxIterations; _iterations++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var model = Model(_current, _held, down, up);
            var noise = Noise();
            var enough = slope <= _options.GradientTolerance ? Math.Max(noise, _options.ValueTolerance) : noise;
            var decrease = model.Propose(_radius, _step);

            // A small radius may be the result of earlier steps, so the search ends only when the full radius predicts no decrease either.
            if (decrease <= enough && isFresh)
            {
                _radius = Math.Max(_radius, _options.InitialRadius);
                decrease = promised = model.Propose(_radius, _step);
                isFresh = false;
            }

            var isLast = decrease <= enough;
            if (isLast && slope <= _options.GradientTolerance) return MinimumOutcome.Converged;
            if (isLast && promised > NoisyPromises * noise) return MinimumOutcome.Stalled;
            if (!Move(_current, _next)) return MinimumOutcome.Converged;

            Evaluate(_next);
            if (!IsAccepted(decrease, noise, slope))
            {
                if (isLast) return MinimumOutcome.Converged;
                continue;
            }

            (_current, _next) = (_next, _current);
            slope = Hold(_current, _held);
            (isFresh, promised) = (true, double.PositiveInfinity);
            _lowest = Math.Min(_lowest, _current.Value);
        }

        return MinimumOutcome.IterationLimit;
    }

    /// <summary>Accepts or rejects the next point, and sets the radius.</summary>
    private bool IsAccepted(double decrease, double noise, double slope)
    {
        var length = SmallMatrix.Norm(_step);
        if (double.IsPositiveInfinity(_next.Value))
        {
            _radius = PoorRatio * length;
            return false;
        }

        // The rounding error of the value must not make a good step look poor.
        var ratio = (_current.Value - _next.Value + noise) / (decrease + noise);
        if (ratio < PoorRatio && decrease > noise && Correct(decrease, length)) ratio = (_current.Value - _next.Value) / decrease;
        if (ratio < PoorRatio) _radius = PoorRatio * length;
        else if (ratio > GoodRatio && length >= 0.8 * _radius) _radius = Math.Min(Growth * _radius, _options.MaxRadius);
        if (_next.Value < _current.Value && ratio > LeastRatio && decrease > noise) return true;

        // When the change of the value is below its rounding error, the gradient still shows which point is nearer.
        return decrease <= NoisyPromises * noise && _next.Value <= _lowest + noise && Slope(_next) <= 0.5 * slope;
    }

    /// <summary>
    /// A straight step along a bent valley climbs its wall and would have to be tiny. One more step from there, if the model predicts a
    /// decrease, leads back to the floor, so long valleys take few steps; false, and the next point unchanged, when that step fails.
    /// </summary>
    private bool Correct(double decrease, double length)
    {
        Span<double> down = stackalloc double[SmallMatrix.MaxDimension];
        Span<double> up = stackalloc double[SmallMatrix.MaxDimension];
        Span<bool> held = stackalloc bool[N];
        Hold(_next, held);
        var promised = Model(_next, held, down, up).Propose(0.5 * length, _step);
        var enough = _current.Value - PoorRatio * decrease;
        if (!(_next.Value - promised <= enough) || !Move(_next, _spare)) return false;
        Evaluate(_spare);
        if (!(_spare.Value <= enough && _spare.Value < _next.Value)) return false;
        (_next, _spare) = (_spare, _next);
        return true;
    }

    private BoundedQuadraticModel Model(Trial at, ReadOnlySpan<bool> held, Span<double> down, Span<double> up)
    {
        for (var i = 0; i < N; i++) (down[i], up[i]) = (_lower[i] - at.Point[i], _upper[i] - at.Point[i]);
        return new BoundedQuadraticModel(at.Gradient, at.Hessian, down[..N], up[..N], held);
    }

    /// <summary>Computes the point after a step from another point; false when both are equal.</summary>
    private bool Move(Trial from, Trial to)
    {
        var isMoved = false;
        for (var i = 0; i < N; i++)
        {
            var at = from.Point[i];
            var next = _step[i] == 0 ? at
                : _step[i] >= _upper[i] - at ? _upper[i]
                : _step[i] <= _lower[i] - at ? _lower[i]
                : Math.Clamp(at + _step[i], _lower[i], _upper[i]);
            to.Point[i] = next;
            isMoved |= next != at;
        }

        return isMoved;
    }

    private void Evaluate(Trial trial)
    {
        _evaluations++;
        trial.Value = _objective.Evaluate(trial.Point, trial.Gradient, trial.Hessian);
        if (!trial.IsFinite()) trial.Value = double.PositiveInfinity;
    }

    private double Noise()
    {
        var size = Math.Abs(_current.Value);
        return _options.NoiseUlps * (Math.BitIncrement(size) - size);
    }

    private double Slope(Trial trial)
    {
        Span<bool> held = stackalloc bool[N];
        return Hold(trial, held);
    }

    /// <summary>Marks the held coordinates, and returns the largest gradient entry of the others.</summary>
    private double Hold(Trial trial, Span<bool> held)
    {
        var slope = 0.0;
        for (var i = 0; i < N; i++)
        {
            var (at, g) = (trial.Point[i], trial.Gradient[i]);
            held[i] = _lower[i] == _upper[i] || (at <= _lower[i] && g > 0) || (at >= _upper[i] && g < 0);
            if (!held[i]) slope = Math.Max(slope, Math.Abs(g));
        }

        return slope;
    }

    private bool IsHeldAtBound()
    {
        for (var i = 0; i < N; i++)
        {
            if (_held[i] && _lower[i] < _upper[i]) return true;
        }

        return false;
    }

    private double LeastCurvature()
    {
        Span<double> free = stackalloc double[N * N];
        Span<double> values = stackalloc double[N];
        Span<double> vectors = stackalloc double[N * N];
        var entries = 0;
        var m = 0;
        for (var i = 0; i < N; i++)
        {
            if (_held[i]) continue;
            m++;
            for (var j = 0; j < N; j++)
            {
                if (!_held[j]) free[entries++] = _current.Hessian[i * N + j];
            }
        }

        if (m == 0) return double.PositiveInfinity;
        SmallMatrix.Eigen(free, m, values, vectors);
        return values[0];
    }

    /// <summary>A point with its value and derivatives.</summary>
    private sealed class Trial(int n)
    {
        public double[] Point { get; } = new double[n];

        public double[] Gradient { get; } = new double[n];

        public double[] Hessian { get; } = new double[n * n];

        public double Value { get; set; }

        public bool IsFinite()
        {
            var isFinite = double.IsFinite(Value);
            foreach (var entry in Gradient) isFinite &= double.IsFinite(entry);
            foreach (var entry in Hessian) isFinite &= double.IsFinite(entry);
            return isFinite;
        }
    }
}
