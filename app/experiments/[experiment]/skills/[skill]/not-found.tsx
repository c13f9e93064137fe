import { Missing } from '@/components/site/missing'

export default function SkillNotFound() {
  return <Missing what="skill" />
}
