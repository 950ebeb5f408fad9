namespace LifecycleKit.Tests.Conventions;

public class AsyncMembersTests
{
    private static readonly string[] Awaited = [nameof(Task), "Task`1", nameof(ValueTask), "ValueTask`1", "IAsyncEnumerable`1"];

    [Fact]
    public void PublicMembers_ThatAreAsync_TakeACancellationToken() => Rule.Holds(Library.PublicTypes.SelectMany(Violations));

    [Fact]
    public void Violations_OfPlantedMembers_AreThoseWithoutToken() => Assert.Equal(
        ["IPlanted.Forgetful", "IPlanted.Stream", "Handler.Invoke"],
        new[] { typeof(IPlanted), typeof(Handler) }.SelectMany(Violations));

    /// <summary>DisposeAsync, and EndInvoke of a delegate, are fixed by the framework and take none.</summary>
    private static IEnumerable<string> Violations(Type type) => type.GetMethods(Library.Declared)
        .Where(method => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly)
        .Where(method => Awaited.Contains(method.ReturnType.Name))
        .Where(method => method.Name is not (nameof(IAsyncDisposable.DisposeAsync) or "EndInvoke"))
        .Where(method => method.GetParameters().All(parameter => parameter.ParameterType != typeof(CancellationToken)))
        .Select(method => $"{type.Name}.{method.Name}");

    private delegate Task Handler(int id);

    private interface IPlanted : IAsyncDisposable
    {
        Task Forgetful(int id);

        Task<int> Careful(int id, CancellationToken cancellationToken);

        IAsyncEnumerable<int> Stream();

        int Plain();
    }
}
