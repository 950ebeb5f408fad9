namespace LifecycleKit.Import.Tests.Columns;

public class NearNamesTests
{
    [Theory]
    [InlineData("Totl", "Total")]
    [InlineData("ordernumber", "Order Number")]
    [InlineData("Total", "Order Total")]
    public void Find_Mistyped_GivesTheNearestFirst(string name, string nearest) =>
        Assert.Equal(nearest, NearNames.Find(name, ["Customer", "Order Number", name == "Total" ? "Sum" : "Total", "Order Total"])[0]);

    [Fact]
    public void Find_NothingNear_IsEmpty() => Assert.Empty(NearNames.Find("xyz", ["customer", "date"]));
}
