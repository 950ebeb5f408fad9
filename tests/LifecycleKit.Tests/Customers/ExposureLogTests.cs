using FsCheck.Fluent;
using LifecycleKit.Customers;

namespace LifecycleKit.Tests.Customers;

public class ExposureLogTests
{
    private static readonly CustomerEvent[] Exposures =
    [
        Exposed(3, "colour", "red"), Exposed(1, "colour", "green"), Exposed(1, "colour", "blue"), Exposed(2, "size", "large"),
    ];

    [Fact]
    public void Apply_ExposuresInAnyOrder_KeepsTheFirstOfEachExperiment() => Law.Holds(Gen.Shuffle(Exposures), arrivals =>
    {
        var history = new CustomerHistory();
        foreach (var e in arrivals) history.Apply(e);
        Assert.Equal(
            ("blue", "large", null),
            (history.Exposures.ArmOf("colour"), history.Exposures.ArmOf("size"), history.Exposures.ArmOf("shape")));
        Assert.Equal("blue", history.Clone().Exposures.ArmOf("colour"));
    }, count: 50);

    [Fact]
    public void Undo_OfAnExposure_RestoresTheLog()
    {
        var history = new CustomerHistory();
        history.Apply(Exposed(3, "colour", "red"), out var first);
        history.Apply(Exposed(1, "colour", "green"), out var earlier);
        history.Undo(earlier);
        Assert.Equal("red", history.Exposures.ArmOf("colour"));
        history.Undo(first);
        Assert.Null(history.Exposures.ArmOf("colour"));
    }

    private static CustomerEvent Exposed(double day, string experiment, string arm) =>
        CustomerEvent.Exposure(Days.Day(day), experiment, arm);
}
