using LifecycleKit.Conditions;
using LifecycleKit.Segments;

namespace LifecycleKit.Stages;

/// <summary>The words that rules of lifecycles can use.</summary>
/// <remarks>Static and thread-safe.</remarks>
public static class LifecycleVocabulary
{
    /// <summary>Every built-in field: <see cref="Fields"/>, <see cref="SegmentFields"/> and <see cref="StageFields"/>; no predicates.</summary>
    public static Vocabulary Default { get; } = Vocabulary.Of([.. Fields.All, .. SegmentFields.All, .. StageFields.All]);
}
