namespace LifecycleKit.Clv;

/// <summary>A prediction asked for, apart from the parameters, as a struct: so it can be asked again with others, and nothing is allocated.</summary>
internal interface IPrediction
{
    /// <summary>The answer under the natural parameters θ.</summary>
    double Answer(ReadOnlySpan<double> θ);
}
