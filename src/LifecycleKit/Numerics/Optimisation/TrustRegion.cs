namespace LifecycleKit.Numerics;

/// <summary>
/// Newton's method in a box, each step within a radius in which the quadratic model has proven true. Coordinates at a bound whose gradient
/// pushes outward are held, the model of the others is minimised exactly, and what leaves the box is brought back before the model is asked
/// what it promises (Conn, Gould and Toint 2000, "Trust-Region Methods", chapters 6, 7 and 12).
/// </summary>
internal sealed class TrustRegion
{
    private const double LeastRatio = 1e-4;
    private const double PoorRatio = 0.25;
    private const double GoodRatio = 0.75;
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
    private double _radius;
    private double _lowest;
    private int _iterations;
    private int _evaluations;

    private TrustRegion(IObjective objective, double[] start, double[] lower, double[] upper, TrustRegionOptions options)
    {
        var n = objective.Dimension;
        if (n is < 1 or > SmallMatrix.MaxDimension) throw new ArgumentException("The dimension must be 1 to 6.", nameof(objective));
        if (start.Length != n) throw new ArgumentException("The start must have the dimension of the objective.", nameof(start));
        if (lower.Length != n || upper.Length != n) throw new ArgumentException("The bounds must have the dimension of the objective.", nameof(lower));
        (_objective, _options, _lower, _upper) = (objective, options, lower, upper);
        (_held, _step) = (new bool[n], new double[n]);
        (_current, _next) = (new Trial(n), new Trial(n));
        _radius = options.InitialRadius;
        for (var i = 0; i < n; i++)
        {
            if (!(lower[i] <= upper[i])) throw new ArgumentException("A lower bound must not lie above its upper bound.", nameof(lower));
            if (double.IsNaN(start[i])) throw new ArgumentException("The start must be a point.", nameof(start));
            _current.Point[i] = Math.Clamp(start[i], lower[i], upper[i]);
        }
    }

    private int N => _lower.Length;

    /// <summary>Searches for a local minimum from a start, which is first brought into the box; bounds may be infinite.</summary>
    public static Minimum Minimize(
        IObjective objective, ReadOnlySpan<double> start, ReadOnlySpan<double> lower, ReadOnlySpan<double> upper, TrustRegionOptions options,
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
            Iterations = _iterations,
            Evaluations = _evaluations,
            Outcome = outcome,
        };
    }

    private MinimumOutcome Search(CancellationToken cancellationToken)
    {
        Span<double> down = stackalloc double[N];
        Span<double> up = stackalloc double[N];
        var (slope, isFresh, promised) = (Hold(_current, _held), true, double.PositiveInfinity);
        for (; _iterations < _options.MaxIterations; _iterations++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (var i = 0; i < N; i++) (down[i], up[i]) = (_lower[i] - _current.Point[i], _upper[i] - _current.Point[i]);
            var model = new BoxModel(_current.Gradient, _current.Hessian, down, up, _held);
            var noise = Noise();
            var enough = slope <= _options.GradientTolerance ? Math.Max(noise, _options.ValueTolerance) : noise;
            var decrease = model.Propose(_radius, _step);

            // A radius that earlier steps made small says nothing about what is left: the full radius must promise nothing either.
            if (decrease <= enough && isFresh)
            {
                _radius = Math.Max(_radius, _options.InitialRadius);
                decrease = promised = model.Propose(_radius, _step);
                isFresh = false;
            }

            var isLast = decrease <= enough;
            if (isLast && slope <= _options.GradientTolerance) return MinimumOutcome.Converged;
            if (isLast && promised > NoisyPromises * noise) return MinimumOutcome.Stalled;
            if (!Move(down, up)) return MinimumOutcome.Converged;

            Evaluate(_next);
            var nextSlope = Accept(decrease, noise, slope);
            if (nextSlope is null && isLast) return MinimumOutcome.Converged;
            if (nextSlope is null) continue;
            (_current, _next) = (_next, _current);
            slope = Hold(_current, _held);
            (isFresh, promised) = (true, double.PositiveInfinity);
            _lowest = Math.Min(_lowest, _current.Value);
        }

        return MinimumOutcome.IterationLimit;
    }

    /// <summary>Judges the next point, and sets the radius; null when the search does not go there, else the slope there.</summary>
    private double? Accept(double decrease, double noise, double slope)
    {
        var length = SmallMatrix.Norm(_step);
        if (double.IsPositiveInfinity(_next.Value))
        {
            _radius = PoorRatio * length;
            return null;
        }

        // The rounding error of the value must not make a good step look poor.
        var ratio = (_current.Value - _next.Value + noise) / (decrease + noise);
        if (ratio < PoorRatio) _radius = PoorRatio * length;
        else if (ratio > GoodRatio && length >= 0.8 * _radius) _radius = Math.Min(Growth * _radius, _options.MaxRadius);

        var nextSlope = Slope(_next);
        if (_next.Value < _current.Value && ratio > LeastRatio && decrease > noise) return nextSlope;

        // Where the value shows no more than its rounding error, the gradient still tells which point is nearer.
        var isNearer = decrease <= NoisyPromises * noise && _next.Value <= _lowest + noise && nextSlope <= 0.5 * slope;
        return isNearer ? nextSlope : null;
    }

    /// <summary>Makes the next point; false when it is the current one.</summary>
    private bool Move(ReadOnlySpan<double> down, ReadOnlySpan<double> up)
    {
        var isMoved = false;
        for (var i = 0; i < N; i++)
        {
            var at = _current.Point[i];
            var next = _step[i] == 0 ? at
                : _step[i] >= up[i] ? _upper[i]
                : _step[i] <= down[i] ? _lower[i]
                : Math.Clamp(at + _step[i], _lower[i], _upper[i]);
            _next.Point[i] = next;
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

    /// <summary>Tells which coordinates are held, and returns the largest entry of the gradient of the others.</summary>
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

    /// <summary>A point with what was found there.</summary>
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
