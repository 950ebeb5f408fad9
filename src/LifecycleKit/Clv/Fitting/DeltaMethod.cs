using LifecycleKit.Numerics;
using LifecycleKit.Statistics;

namespace LifecycleKit.Clv;

/// <summary>
/// Standard errors of predictions, √(gᵀ Σ g), with g the gradient in the logarithms of the parameters and Σ their covariance.
/// </summary>
internal static class DeltaMethod
{
    /// <summary>The truncation, of fourth order, balanced against rounding; both leave about eleven digits.</summary>
    private const double Step = 2e-3;

    /// <summary>Returns the prediction, with its standard error when one is requested and can be computed.</summary>
    public static Estimate Predict<TPrediction>(
        in TPrediction prediction, ReadOnlySpan<double> θ, ParameterCovariance? covariance, bool withStandardError)
        where TPrediction : struct, IPrediction
    {
        var value = prediction.Answer(θ);
        if (!withStandardError || covariance is null || !double.IsFinite(value)) return Estimate.Of(value);
        Span<double> gradient = stackalloc double[SmallMatrix.MaxDimension];
        gradient = gradient[..θ.Length];
        for (var i = 0; i < θ.Length; i++) gradient[i] = Slope(prediction, θ, i);
        var error = Math.Sqrt(Math.Max(0, SmallMatrix.Quadratic(covariance.OfLogs, gradient)));
        return double.IsFinite(error) ? Estimate.Of(value, error) : Estimate.Of(value);
    }

    /// <summary>∂ answer / ∂ ln θᵢ by a five-point difference.</summary>
    internal static double Slope<TPrediction>(in TPrediction prediction, ReadOnlySpan<double> θ, int place)
        where TPrediction : struct, IPrediction
    {
        var (far, near) = (Math.Exp(2 * Step), Math.Exp(Step));
        return (8 * (Nearby(prediction, θ, place, near) - Nearby(prediction, θ, place, 1 / near))
            - (Nearby(prediction, θ, place, far) - Nearby(prediction, θ, place, 1 / far))) / (12 * Step);
    }

    private static double Nearby<TPrediction>(in TPrediction prediction, ReadOnlySpan<double> θ, int place, double factor)
        where TPrediction : struct, IPrediction
    {
        Span<double> scaled = stackalloc double[SmallMatrix.MaxDimension];
        θ.CopyTo(scaled);
        scaled[place] *= factor;
        return prediction.Answer(scaled[..θ.Length]);
    }
}

/// <summary>
/// A requested prediction without the parameters. Implementations are structs, so the delta method evaluates them with other parameters
/// without allocating.
/// </summary>
internal interface IPrediction
{
    /// <summary>Returns the prediction under the natural parameters θ.</summary>
    double Answer(ReadOnlySpan<double> θ);
}
