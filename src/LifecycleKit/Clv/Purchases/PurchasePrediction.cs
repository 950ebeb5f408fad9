namespace LifecycleKit.Clv;

/// <summary>A question about one customer to one family, for the delta method.</summary>
internal readonly record struct PurchasePrediction(PurchaseQuestion Question, PurchaseFamily Family, PurchaseRow Row) : IPrediction
{
    public double Answer(ReadOnlySpan<double> θ) => Question.Answer(Family, PurchaseParameters.Of(θ), Row);
}
