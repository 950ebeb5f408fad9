using LifecycleKit.Stages;

namespace LifecycleKit.Tests.Stages;

/// <summary>A stage, or a group when others name it as their parent.</summary>
internal sealed record NaiveStage(string Id, int? Rank = null, TimeSpan MinStay = default, bool IsTerminal = false, string? Parent = null)
{
    public void Declare(StageBuilder builder)
    {
        if (MinStay > TimeSpan.Zero) builder.MinStay(MinStay);
        if (IsTerminal) builder.Terminal();
        if (Parent is not null) builder.Parent(Parent);
    }
}
