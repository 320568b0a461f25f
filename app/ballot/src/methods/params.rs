//! How rules stand in a manifest, and how long ballots are by them.

use super::rules::{
    BordaRules, JudgmentBy, JudgmentRules, METHOD_VERSION, OptionRules, Rules, RulesError,
    RunoffRules, SchulzeRules, ScoreBy, ScoreRules, Span, Strength, StvRules, Unranked,
};
use crate::{
    Choice,
    encoding::Fields,
    secret::{
        Method,
        read::{ReadError, Reader},
    },
};

impl Span {
    fn read(r: &mut Reader) -> Result<Self, ReadError> {
        Ok(Self {
            options: r.number()?,
            min: r.number()?,
            max: r.number()?,
        })
    }

    fn fields(self) -> Fields {
        Fields::default()
            .number(self.options)
            .number(self.min)
            .number(self.max)
    }
}

impl Rules {
    /// The parameters as they stand in the manifest.
    #[must_use]
    pub fn params(&self) -> Vec<u8> {
        let fields = self.span().fields();
        let fields = match self {
            Self::Single(rules) | Self::Approval(rules) => Fields::default()
                .number(rules.span.min)
                .number(rules.span.max)
                .number(rules.none_allowed)
                .number(rules.span.options),
            Self::Score(rules) => fields
                .number(rules.max_score)
                .number(rules.by == ScoreBy::Mean)
                .number(rules.seats),
            Self::Judgment(rules) => fields
                .number(rules.grades)
                .number(rules.by == JudgmentBy::Gauge)
                .number(rules.seats),
            Self::Borda(rules) => fields
                .number(rules.equal)
                .number(rules.unranked == Unranked::Average)
                .number(rules.seats),
            Self::Schulze(rules) => fields
                .number(rules.equal)
                .number(rules.strength == Strength::Margins)
                .number(rules.seats),
            Self::Runoff(_) => fields,
            Self::Stv(rules) => fields.number(rules.seats),
        };
        fields.finish()
    }

    /// Reads and checks the parameters of a method.
    ///
    /// # Errors
    /// [`RulesError`], but for [`RulesError::MaxLen`].
    pub fn read(id: &str, version: u16, params: &[u8]) -> Result<Self, RulesError> {
        if version != METHOD_VERSION {
            return Err(RulesError::Unknown);
        }
        let mut reader = Reader::new(params);
        let r = &mut reader;
        let rules = match id {
            "single" => Self::Single(read_options(r)?),
            "approval" => Self::Approval(read_options(r)?),
            "score" => Self::Score(read_score(r)?),
            "majority-judgment" => Self::Judgment(read_judgment(r)?),
            "borda" => Self::Borda(read_borda(r)?),
            "schulze" => Self::Schulze(read_schulze(r)?),
            "instant-runoff" => Self::Runoff(RunoffRules {
                span: Span::read(r)?,
            }),
            "stv-scottish" => Self::Stv(StvRules {
                span: Span::read(r)?,
                seats: r.number()?,
            }),
            _ => return Err(RulesError::Unknown),
        };
        reader.end()?;
        rules.check()?;
        Ok(rules)
    }

    /// The rules of a poll by its manifest.
    ///
    /// # Errors
    /// [`RulesError`].
    pub fn of(method: &Method) -> Result<Self, RulesError> {
        let rules = Self::read(&method.id, method.version, &method.params)?;
        let (found, needed) = (method.max_len, rules.max_len(0));
        if found < needed {
            return Err(RulesError::MaxLen { found, needed });
        }
        Ok(rules)
    }

    /// What stands in the manifest of a poll whose voters may type phrases of so many bytes.
    #[must_use]
    pub fn method(&self, phrase: u16) -> Method {
        Method {
            id: self.id().to_owned(),
            version: METHOD_VERSION,
            params: self.params(),
            max_len: self.max_len(phrase),
        }
    }

    /// Bytes of every choice.
    #[must_use]
    pub fn choice_len(&self) -> usize {
        let options = self.span().options;
        match self {
            Self::Single(_) | Self::Approval(_) => Choice::length(options),
            _ => usize::from(options),
        }
    }

    /// Bytes of every body: choice, a phrase of at most so many bytes, and the length before each.
    #[must_use]
    pub fn max_len(&self, phrase: u16) -> u32 {
        let choice = u32::try_from(self.choice_len()).unwrap_or(u32::MAX);
        choice.saturating_add(8 + u32::from(phrase))
    }
}

impl crate::Method {
    /// The rules of a poll of the profile `confidential`.
    ///
    /// # Errors
    /// [`RulesError`]; also if `min`, `max`, `options` or `none_allowed` contradict the parameters. A ballot that names no option is "none of
    /// these" by the methods that have parameters.
    pub fn rules(&self) -> Result<Rules, RulesError> {
        let span = Span {
            options: self.options,
            min: self.min,
            max: self.max,
        };
        let options = OptionRules {
            span,
            none_allowed: self.none_allowed,
        };
        let rules = match (self.id.as_str(), self.version) {
            ("single", METHOD_VERSION) if self.params.is_empty() => Rules::Single(options),
            ("approval", METHOD_VERSION) if self.params.is_empty() => Rules::Approval(options),
            ("single" | "approval", _) => return Err(RulesError::Unknown),
            _ => Rules::read(&self.id, self.version, &self.params)?,
        };
        rules.check()?;
        if rules.span() != span || (!self.params.is_empty() && self.none_allowed != (self.min == 0))
        {
            return Err(RulesError::Bounds);
        }
        Ok(rules)
    }
}

impl Rules {
    /// What stands in the manifest of a poll of the profile `confidential`.
    #[must_use]
    pub fn confidential(&self) -> crate::Method {
        match self {
            Self::Single(rules) | Self::Approval(rules) => rules.as_method(self.id()),
            _ => {
                let Span { options, min, max } = self.span();
                crate::Method {
                    id: self.id().to_owned(),
                    version: METHOD_VERSION,
                    min,
                    max,
                    none_allowed: min == 0,
                    options,
                    params: self.params(),
                }
            }
        }
    }
}

fn read_options(r: &mut Reader) -> Result<OptionRules, ReadError> {
    let (min, max, none_allowed) = (r.number()?, r.number()?, r.flag()?);
    let options = r.number()?;
    let span = Span { options, min, max };
    Ok(OptionRules { span, none_allowed })
}

fn read_score(r: &mut Reader) -> Result<ScoreRules, ReadError> {
    Ok(ScoreRules {
        span: Span::read(r)?,
        max_score: r.number()?,
        by: if r.flag()? {
            ScoreBy::Mean
        } else {
            ScoreBy::Sum
        },
        seats: r.number()?,
    })
}

fn read_judgment(r: &mut Reader) -> Result<JudgmentRules, ReadError> {
    Ok(JudgmentRules {
        span: Span::read(r)?,
        grades: r.number()?,
        by: if r.flag()? {
            JudgmentBy::Gauge
        } else {
            JudgmentBy::Value
        },
        seats: r.number()?,
    })
}

fn read_borda(r: &mut Reader) -> Result<BordaRules, ReadError> {
    Ok(BordaRules {
        span: Span::read(r)?,
        equal: r.flag()?,
        unranked: if r.flag()? {
            Unranked::Average
        } else {
            Unranked::Zero
        },
        seats: r.number()?,
    })
}

fn read_schulze(r: &mut Reader) -> Result<SchulzeRules, ReadError> {
    Ok(SchulzeRules {
        span: Span::read(r)?,
        equal: r.flag()?,
        strength: if r.flag()? {
            Strength::Margins
        } else {
            Strength::WinningVotes
        },
        seats: r.number()?,
    })
}
