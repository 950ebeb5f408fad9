namespace LifecycleKit.Clv;

/// <summary>A requested prediction for one customer and one family, for the delta method.</summary>
internal readonly record struct PurchasePrediction(PurchaseQuestion Question, PurchaseFamily Family, PurchaseRow Row) : IPrediction
{
    public double Answer(ReadOnlySpan<double> θ) => Question.Answer(Family, PurchaseParameters.Of(θ), Row);
}
