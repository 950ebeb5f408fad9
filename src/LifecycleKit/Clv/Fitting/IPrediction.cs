namespace LifecycleKit.Clv;

/// <summary>A requested prediction without the parameters. Implementations are structs, so the delta method evaluates them with other parameters without allocating.</summary>
internal interface IPrediction
{
    /// <summary>Returns the prediction under the natural parameters θ.</summary>
    double Answer(ReadOnlySpan<double> θ);
}
